// Compares data with types that others publish for TypeScript.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * Returns what TypeScript says of data: one line for each fault. `typed` are pairs of a type, in
 * which `types` is the module, and data.
 */
export function faultsOf(module, typed) {
  const file = path.join(here, 'typed-data.ts');
  const lines = typed.map(([type, data], at) => `const d${at}: ${type} = ${JSON.stringify(data)};`);
  const text = [`import type * as types from '${module}';`, ...lines].join('\n');
  const options = {
    noEmit: true, strict: true, skipLibCheck: true, types: [],
    module: typescript.ModuleKind.NodeNext, target: typescript.ScriptTarget.ES2022,
    moduleResolution: typescript.ModuleResolutionKind.NodeNext,
  };
  const host = typescript.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, version, ...rest) => (name === file
    ? typescript.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest));
  const program = typescript.createProgram([file], options, host);
  const flat = ({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, '\n');
  return typescript.getPreEmitDiagnostics(program).map(flat);
}
