// Inside an embed: tells the page around it how high the content is.
const tell = () => {
  const height = Math.ceil(document.documentElement.scrollHeight);
  window.parent.postMessage({ type: "relations-timeline:height", height, href: location.href }, "*");
};

if (window.parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("rt-load", tell);
  tell();
}
