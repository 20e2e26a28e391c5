// What scripts add to the pages: keys, and a form for the words that are selected. Without them all works, too.
import "./keys.js";
import "./links.js";
import "./selection.js";
