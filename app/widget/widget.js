export * from "./widget/element.js";
