/** PDF.js has no types for its worker, which is only handed over. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
