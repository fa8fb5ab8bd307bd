// Asks the preview for panels, and to write.
import words from "./words.js";

let token = words.token;

// A preview that was started anew has another token, and tells it with its first news.
export function learn(news) {
  token = news.token;
}

// A request has a name of its own until it is answered: what is sent twice is done once.
const keys = {};

export async function send(path, value) {
  const all = path + JSON.stringify(value);
  const key = keys[all] ??= crypto.randomUUID();
  const answer = await post(path, "application/json", JSON.stringify({ key, ...value }));
  if ("isDone" in answer) delete keys[all];
  return answer;
}

export function sendPicture(file) {
  return post(`picture?name=${encodeURIComponent(file.name)}`, file.type, file);
}

function post(path, type, body) {
  return ask(path, { method: "POST", headers: { "Content-Type": type, "X-Preview-Token": token }, body });
}

// What the preview has to say of a mistake or a conflict is an answer as well.
export async function ask(path, options) {
  try {
    const response = await fetch(`/_preview/${path}`, options);
    if (response.status === 403) throw 0; // it was started anew: its token is on the way
    const isJson = response.headers.get("Content-Type").includes("json");
    return { ...(isJson ? await response.json() : { message: await response.text() }), isDone: response.ok };
  } catch {
    return { message: words.notAnswering };
  }
}
