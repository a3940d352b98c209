/** The parser alone of Handlebars 4.7, which ships no types for it: the rest compiles and runs templates, and takes longer to load. */
/// <reference types="handlebars" />
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export function parseWithoutProcessing(input: string): hbs.AST.Program;
}
