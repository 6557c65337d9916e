export { RENDERER_ID } from "../bundle/renderer-id.js";
export { createPdfInspector } from "./inspector.js";
export { createPdfRenderer } from "./renderer.js";
