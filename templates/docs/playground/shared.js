// The script of the form: loaded when the form is opened. It is also the worker that matches patterns.

/** Answers [index, whether the text matches] for each [pattern, text]; nothing for what is no pattern. */
function matching({ data }) {
  data.forEach(([pattern, text], index) => {
    try {
      postMessage([index, new RegExp(pattern, "u").test(text)]);
    } catch (error) {
      postMessage([index, undefined]);
    }
  });
}

if (typeof document === "undefined") {
  self.onmessage = matching;
  return;
}

const {
  HERE, ICONS, Raw, Sample, base64, button, carried, copyButton, el, endpoint, filled, fromJson, hasFull, icon,
  isFile, isObject, multipart, quoteAll, requestOf, same, toJson, toText,
} = window.Playground;
