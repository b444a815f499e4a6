import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// As its own program, under the flags that the code will run under: V8 takes bytecode only where it was made under the same.
const [, , code = '', bytecode = ''] = process.argv;
// All of it is compiled and nothing is run: no app has to be read for it.
setFlagsFromString('--no-lazy');
const script = new Script(readFileSync(code, 'utf8'));
setFlagsFromString('--lazy');
writeFileSync(bytecode, script.createCachedData());
