// Words of the dashboard page itself, beside those it shares with the component.
const WORDS = {
  en: { skip: "Skip to the record", language: "Language", theme: "Theme", auto: "Device", light: "Light", dark: "Dark", glance: "At a glance", noFilter: "Not a filter of this page, so left out", view: "View",
    lead: "Who met whom, who said what, who went where. Every value leads back to the words it was taken from.",
    footer: "An open record. Quotations belong to their speakers, articles to their publishers; each is linked." },
  ru: { skip: "К записям", language: "Язык", theme: "Тема", auto: "Как в системе", light: "Светлая", dark: "Тёмная", glance: "Коротко", noFilter: "На этой странице нет такого фильтра, он не учтён", view: "Вид",
    lead: "Кто с кем встречался, кто что сказал, кто куда ездил. Каждое значение ведёт к словам, из которых взято.",
    footer: "Открытая летопись. Цитаты принадлежат тем, кто их произнёс, статьи — изданиям; на каждую есть ссылка." },
  kk: { skip: "Жазбаларға өту", language: "Тіл", theme: "Көрініс", auto: "Құрылғыдағыдай", light: "Жарық", dark: "Қараңғы", glance: "Қысқаша", noFilter: "Бұл бетте мұндай сүзгі жоқ, ескерілмеді", view: "Көрініс түрі",
    lead: "Кім кіммен кездесті, кім не айтты, кім қайда барды. Әр мән өзі алынған сөздерге апарады.",
    footer: "Ашық шежіре. Дәйексөздер айтқандардікі, мақалалар баспалардікі; әрқайсысына сілтеме бар." },
};

export const pageWordsFor = (language) => WORDS[language] ?? WORDS.en;
