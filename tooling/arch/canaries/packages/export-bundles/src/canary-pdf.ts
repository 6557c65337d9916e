// breaks: bundles-keep-pdf-and-files-apart
import "pdfkit";
