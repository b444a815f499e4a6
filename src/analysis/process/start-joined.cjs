// Starts a program from its joined file (one-file.ts): its code, and behind it the bytecode that V8 made of it, so that nothing has to be compiled.
// Where V8 doesn't take the bytecode, it compiles the code as always.
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const [, , file] = process.argv;
const bytes = readFileSync(file);
const code = bytes.indexOf('\n') + 1;
const end = code + Number(bytes.toString('latin1', 0, code).split(' ')[1]);
const script = new Script(bytes.toString('utf8', code, end), {
  filename: file,
  cachedData: bytes.subarray(end),
});
// The program sees the arguments that it would see if it were started itself.
process.argv.splice(1, 1);
script.runInThisContext()(require);
