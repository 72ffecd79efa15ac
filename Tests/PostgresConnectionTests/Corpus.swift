/// Texts that have been read as SQL where somebody pasted them.
enum Corpus {
  static let injections = [
    "x\"; DROP DATABASE postgres;--", "x' OR 1=1", "'; SELECT pg_sleep(60);--", "$$", "$1", "$tag$x$tag$",
    "\\'",
    "\\", "\\\\'", "E'\\x27'", "U&\"\\0041\"", "/* open", "-- end", "\n;\n", "a\"b", "\"\"", "''", "%s%n",
    "_%", "id;--",
    "-1", "1e9", "NaN", "é", "e\u{301}", "ａ", "аcme", "con", "postgres", "template1", "..", "a/b", "a%2fb",
    " a ",
    "\u{FEFF}", "\u{202E}abc", "漢字",
  ]
}
