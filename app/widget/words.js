// Interface words in the three languages; names and labels of records come from the API in the same language.
const WORDS = {
  en: {
    timeline: "Timeline", list: "Events", map: "Places", quotes: "Statements", tempo: "Tempo", visits: "Who visits whom",
    search: "Search", from: "From", to: "To", type: "Type", actor: "Actor", speaker: "Speaker", city: "City", topic: "Topic",
    pair: "Pair of states", any: "any", reset: "Clear filters", evidence: "Evidence", sources: "Sources", close: "Close",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all", loading: "Loading…", more: "Show more", open: "Open the record",
    noMatch: "No record matches these filters. Widen the dates or clear a filter.",
    nothingRead: "Nothing has been read yet. Feed articles with: timeline ingest FOLDER",
    gone: "The server does not answer. Check that it runs and try again.", retry: "Try again",
    embed: "Embed", copy: "Copy", copied: "Copied", component: "Web component", iframe: "Inline frame", oembed: "oEmbed link",
    calendar: "Calendar", feed: "Feed", api: "API call", csv: "CSV", digest: "our own summary of the article",
    undated: "without an exact date, not drawn", planned: "planned", cancelled: "cancelled", ongoing: "under way",
    occurred: "took place", before: "before", after: "after", unknown: "date unknown", reported: "reported",
    disputed: "sources disagree", statement: "Statements", records: { one: "record", other: "records" }, recordList: "Records", articles: "Articles read", shortened: "shortened",
    translated: "machine-translated", unattributed: "Speaker not told", withinMonth: "some day within", event: "Made at",
    visitor: "Visitor", host: "Host", count: "Count", keys: "Arrow keys move, plus and minus zoom, Enter opens.",
    direct: "direct quotation", indirect: "reported speech", week: "week of", days: "days since the last leaders’ meeting",
    mean: "mean Goldstein value", visitCount: "Visits", month: "Month", total: "Total", truncated: "the newest shown", counted: "counted by month; zoom in for single records",
  },
  ru: {
    timeline: "Хронология", list: "События", map: "Места", quotes: "Высказывания", tempo: "Темп", visits: "Кто к кому ездит",
    search: "Поиск", from: "С", to: "По", type: "Вид", actor: "Участник", speaker: "Кто сказал", city: "Город", topic: "Тема",
    pair: "Пара государств", any: "любой", reset: "Сбросить фильтры", evidence: "Подтверждение", sources: "Источники",
    close: "Закрыть", zoomIn: "Приблизить", zoomOut: "Отдалить", fit: "Показать всё", loading: "Загрузка…",
    more: "Показать ещё", open: "Открыть запись",
    noMatch: "Под эти фильтры ничего не подходит. Расширьте даты или снимите фильтр.",
    nothingRead: "Пока ничего не прочитано. Загрузите статьи: timeline ingest ПАПКА",
    gone: "Сервер не отвечает. Проверьте, что он запущен, и попробуйте ещё раз.", retry: "Повторить",
    embed: "Встроить", copy: "Копировать", copied: "Скопировано", component: "Веб-компонент", iframe: "Встроенный фрейм",
    oembed: "Ссылка oEmbed", calendar: "Календарь", feed: "Лента", api: "Запрос к API", csv: "CSV",
    digest: "наш собственный пересказ статьи", undated: "без точной даты, не показаны", planned: "планируется",
    cancelled: "отменено", ongoing: "идёт", occurred: "состоялось", before: "до", after: "после",
    unknown: "дата неизвестна", reported: "сообщено", disputed: "источники расходятся", statement: "Высказывания",
    records: { one: "запись", few: "записи", other: "записей" }, recordList: "Записи", articles: "Прочитано статей", shortened: "сокращено", translated: "машинный перевод",
    unattributed: "Кто сказал, не названо", withinMonth: "в один из дней", event: "Сказано на", visitor: "Гость",
    host: "Принимающая сторона", count: "Число", keys: "Стрелки — перемещение, плюс и минус — масштаб, Enter — открыть.",
    direct: "прямая речь", indirect: "косвенная речь", week: "неделя с", days: "дней с последней встречи лидеров",
    mean: "среднее значение Голдстейна", visitCount: "Визиты", month: "Месяц", total: "Всего", truncated: "показаны новейшие", counted: "по месяцам; приблизьте, чтобы увидеть отдельные записи",
  },
  kk: {
    timeline: "Уақыт сызығы", list: "Оқиғалар", map: "Орындар", quotes: "Мәлімдемелер", tempo: "Қарқын",
    visits: "Кім кімге барады", search: "Іздеу", from: "Бастап", to: "Дейін", type: "Түрі", actor: "Қатысушы",
    speaker: "Айтқан", city: "Қала", topic: "Тақырып", pair: "Мемлекеттер жұбы", any: "кез келген",
    reset: "Сүзгілерді тазалау", evidence: "Дәлел", sources: "Дереккөздер", close: "Жабу", zoomIn: "Үлкейту",
    zoomOut: "Кішірейту", fit: "Бәрін көрсету", loading: "Жүктелуде…", more: "Тағы көрсету", open: "Жазбаны ашу",
    noMatch: "Бұл сүзгілерге сәйкес жазба жоқ. Күндерді кеңейтіңіз немесе сүзгіні алыңыз.",
    nothingRead: "Әзірге ештеңе оқылған жоқ. Мақалаларды жүктеңіз: timeline ingest ҚАЛТА",
    gone: "Сервер жауап бермейді. Іске қосылғанын тексеріп, қайталап көріңіз.", retry: "Қайталау",
    embed: "Ендіру", copy: "Көшіру", copied: "Көшірілді", component: "Веб-компонент", iframe: "Кірістірілген фрейм",
    oembed: "oEmbed сілтемесі", calendar: "Күнтізбе", feed: "Таспа", api: "API сұрауы", csv: "CSV",
    digest: "мақаланың өз түйіндемеміз", undated: "нақты күнсіз, көрсетілмеген", planned: "жоспарланған",
    cancelled: "болмай қалды", ongoing: "өтіп жатыр", occurred: "өтті", before: "дейін", after: "кейін",
    unknown: "күні белгісіз", reported: "хабарланған", disputed: "дереккөздер келіспейді", statement: "Мәлімдемелер",
    records: { other: "жазба" }, recordList: "Жазбалар", articles: "Оқылған мақалалар", shortened: "қысқартылған", translated: "машиналық аударма",
    unattributed: "Кім айтқаны белгісіз", withinMonth: "күндердің бірінде", event: "Айтылған жері", visitor: "Қонақ",
    host: "Қабылдаушы", count: "Саны", keys: "Бағыттауыштар — жылжыту, плюс пен минус — масштаб, Enter — ашу.",
    direct: "төл сөз", indirect: "төлеу сөз", week: "аптасы", days: "көшбасшылардың соңғы кездесуінен бергі күн",
    mean: "Голдстейн орташа мәні", visitCount: "Сапарлар", month: "Ай", total: "Барлығы", truncated: "ең жаңалары көрсетілген", counted: "айлар бойынша; жеке жазбаларды көру үшін үлкейтіңіз",
  },
};

export const LANGUAGES = Object.keys(WORDS);

/** The interface words of a language; English where it is not known. */
export function wordsFor(language) {
  return WORDS[language] ?? WORDS[String(language ?? "").slice(0, 2)] ?? WORDS.en;
}

/** A label that comes as a word or as words by language. */
export function labelIn(label, language) {
  return typeof label === "string" ? label : label[language] ?? label.en;
}
