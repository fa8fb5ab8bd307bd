// Asks the preview for panels, and asks it to write.
import words from "./words.js";

let token = words.token;

// A preview that was started anew has another token, and tells it with its first news.
export function learn(news) {
  token = news.token;
}

// A request has a name of its own: what is sent twice is done once.
export function send(path, value) {
  return post(path, "application/json", JSON.stringify({ key: crypto.randomUUID(), ...value }));
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
    const isOurs = response.headers.get("Content-Type").startsWith("application/json");
    return { ...(isOurs ? await response.json() : { message: await response.text() }), isDone: response.ok };
  } catch {
    return { message: words.notAnswering };
  }
}
