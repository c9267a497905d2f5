// Starts Swagger UI from the page's own address; nothing is asked of any other host.
const settings = document.getElementById("swagger-ui").dataset;
window.ui = SwaggerUIBundle({
  url: settings.openapi,
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  filter: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  showExtensions: true,
  showCommonExtensions: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
  layout: "BaseLayout",
});
// A link of this page to an operation opens it and goes there: Swagger UI itself reads the address only when it starts.
addEventListener("hashchange", () => {
  window.ui.getSystem().layoutActions.parseDeepLinkHash(location.hash);
  requestAnimationFrame(() => {
    const block = document.getElementById(`operations-${location.hash.slice(2).replace("/", "-")}`);
    block?.scrollIntoView();
    block?.querySelector(".opblock-summary-control")?.focus({ preventScroll: true });
  });
});
