import "pdfkit";
