// Write a file.
// Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE
import { env, exit } from "node:process";
import { readFile } from "node:fs/promises";

function setting(name: string): string {
  const value = env[name];
  if (value === undefined) {
    throw new Error(`The environment variable ${name} is not set`);
  }
  return value;
}

async function main(): Promise<void> {
  const response = await fetch(setting("API_ROOT") + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv", {
    method: "PUT",
    headers: {
      "Authorization": "Bearer " + setting("API_TOKEN"),
      "IB-Context": setting("IB_CONTEXT"),
      "Accept": "application/json",
      "Content-Type": "application/octet-stream",
    },
    body: await readFile(setting("FILE")),
  });
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
  }
  console.log(response.status, [...response.headers]);
}

main().catch((error: unknown) => {
  console.error(error);
  exit(1);
});
