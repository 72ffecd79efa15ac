import TenantModel
import TenantryAPI
import TerminalKit

/// How text looks on one channel: whether it has colour, and which signs it may use.
struct Style: Equatable, Sendable {
  /// What a piece of text means; never which colour it has.
  enum Meaning: Sendable {
    case good
    case warning
    case bad
    case busy
    case quiet
    case strong
  }

  var hasColour: Bool
  var glyphs: Glyphs
  /// Whether the terminal opens what a link names (OSC 8); those that do not know it show the text alone.
  var hasLinks = false

  /// Colour needs a terminal that can do it and nobody who said no; signs need UTF-8, unless somebody chose them.
  init(channel: Channel, variables: [String: String], noColour: Bool, glyphs wanted: Glyphs? = nil) {
    let refused = noColour || NoColor.isAsked { variables[$0] } || variables["TERM"] == "dumb"
    hasColour = channel.isTerminal && !refused
    // The Linux console prints parts of what it does not know.
    hasLinks =
      channel.isTerminal && !["", "dumb", "linux"].contains(variables["TERM"] ?? "")
      && variables["TENANTRY_HYPERLINKS"] != "0"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    let words = locale.lowercased()
    glyphs = wanted ?? (words.contains("utf-8") || words.contains("utf8") ? .unicode : .ascii)
  }

  init(hasColour: Bool, glyphs: Glyphs, hasLinks: Bool = false) {
    self.hasColour = hasColour
    self.glyphs = glyphs
    self.hasLinks = hasLinks
  }

  /// Neither colour nor signs beyond ASCII.
  static let plain = Style(hasColour: false, glyphs: .ascii)

  /// The text with the colour that its meaning has here.
  func paint(_ text: String, _ meaning: Meaning?) -> String {
    guard hasColour, let meaning, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(meaning))m\(text)\u{1B}[0m"
  }

  /// The URL as text that opens it where the terminal can. It holds no character that could end the sequence.
  func link(_ url: HTTPSURL) -> String {
    guard hasLinks else { return url.rawValue }
    return "\u{1B}]8;;\(url.rawValue)\u{1B}\\\(url.rawValue)\u{1B}]8;;\u{1B}\\"
  }

  /// The sign of a step.
  func sign(_ state: StepState) -> String {
    switch (state, glyphs) {
    case (.done, .unicode): Glyph.done
    case (.running, .unicode): Glyph.progress
    case (.pending, .unicode): Glyph.todo
    case (.skipped, .unicode): Glyph.skipped
    case (.failed, .unicode): Glyph.error
    case (.done, .ascii): "+"
    case (.running, .ascii): ">"
    case (.pending, .ascii): "."
    case (.skipped, .ascii): "-"
    case (.failed, .ascii): "x"
    }
  }

  private static func code(_ meaning: Meaning) -> String {
    switch meaning {
    case .good: "32"
    case .warning: "33"
    case .bad: "31"
    case .busy: "36"
    case .quiet: "2"
    case .strong: "1"
    }
  }
}

extension TenantStatus {
  var meaning: Style.Meaning {
    switch self {
    case .active: .good
    case .provisioning, .decommissioning: .busy
    case .paused, .decommissioned: .quiet
    case .error: .bad
    }
  }
}

extension HealthLevel {
  var meaning: Style.Meaning {
    switch self {
    case .healthy: .good
    case .degraded: .warning
    case .down: .bad
    case .unknown: .quiet
    }
  }
}

extension OperationState {
  var meaning: Style.Meaning {
    switch self {
    case .succeeded: .good
    case .queued, .running, .waiting: .busy
    case .retryWait: .warning
    case .parked, .failed: .bad
    case .cancelled: .quiet
    }
  }
}

extension StepState {
  var meaning: Style.Meaning {
    switch self {
    case .done: .good
    case .running: .busy
    case .pending, .skipped: .quiet
    case .failed: .bad
    }
  }
}
