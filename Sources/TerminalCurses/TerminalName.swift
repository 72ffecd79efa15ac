/// Which entries of the terminal database to try for a `TERM`.
enum TerminalName {
  /// The name itself, then what such terminals understand; a new terminal's entry is often not installed.
  ///
  /// Of a name that nobody knows little is expected, unless the terminal says that it has colours: then it is one of the
  /// many that behave like xterm.
  static func candidates(for name: String, hasColors: Bool = false) -> [String] {
    var names = name.isEmpty ? [] : [name]
    let base = name.split(separator: "-").first.map(String.init) ?? name
    let isLikeXterm = name.contains("xterm") || (hasColors && name != "dumb")
    let family = relatives[base] ?? (isLikeXterm ? "xterm-256color" : nil)
    if let family { names.append(family) }
    if name.contains("256color") || family == "xterm-256color" { names += ["xterm-256color", "xterm"] }
    // What is there today waits at the end of a line for the next letter, as vt100's entry says and ansi's does not.
    if name != "dumb" { names += ["vt100", "ansi"] }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static let relatives: [String: String] = [
    "xterm": "xterm-256color", "kitty": "xterm-256color", "ghostty": "xterm-256color",
    "foot": "xterm-256color", "wezterm": "xterm-256color", "alacritty": "xterm-256color",
    "konsole": "xterm-256color", "gnome": "xterm-256color", "vte": "xterm-256color",
    "iterm2": "xterm-256color", "contour": "xterm-256color", "rio": "xterm-256color",
    "st": "xterm-256color", "mintty": "xterm-256color", "tmux": "screen-256color",
    "screen": "screen-256color", "rxvt": "rxvt-unicode-256color",
  ]
}
