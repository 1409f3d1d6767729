// Runs samples one after the other, each in a thread: address, then number and file of each.
import { Worker } from "node:worker_threads";

const [address, ...pairs] = process.argv.slice(2);
for (let at = 0; at < pairs.length; at += 2) {
  await fetch(`http://${address}/__case/${pairs[at]}`);
  const code = await new Promise((resolve) => {
    const worker = new Worker(pairs[at + 1], { stdout: true });
    worker.on("error", (error) => console.error(error));
    worker.on("exit", resolve);
  });
  if (code !== 0) {
    process.exitCode = 1;
    console.log(`${pairs[at]}\texit ${code}`);
  }
}
