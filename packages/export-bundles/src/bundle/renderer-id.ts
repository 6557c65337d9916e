/** Which renderer makes the report of a bundle: another one lays out other pages, so that pages are not compared. */
export const RENDERER_ID = "pdf/1";
