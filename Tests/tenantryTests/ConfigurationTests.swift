import ConfigFiles
import ConsoleApp
import Foundation
import TerminalKit
import Testing

@testable import tenantry

@Suite("The console's configuration")
struct ConfigurationTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "tenantry-config-\(UUID().uuidString)")

  /// A harness whose configuration folder has this file.
  private func prepared(_ text: String?) throws -> CommandHarness {
    var harness = CommandHarness()
    harness.variables["XDG_CONFIG_HOME"] = folder.path
    if let text { try write(text) }
    return harness
  }

  private func write(_ text: String, to name: String = "tenantry/config.yaml") throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func load(_ text: String, keymap: String? = nil) throws -> ConsoleConfiguration {
    try write(text)
    return try ConsoleConfiguration.load(keymap: keymap, variables: ["XDG_CONFIG_HOME": folder.path])
  }

  @Test("settings are shown with who said so: option before variable before file before default")
  func show() async throws {
    var harness = try prepared("keymap: vim\nmouse: true\naliases:\n  bad: filter status:error\n")
    harness.variables["ESCDELAY"] = "40"
    #expect(await harness.run("config", "show", "--origin", "--keymap", "k9s") == .ok)
    let lines = harness.output.text.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let file = folder.path + "/tenantry/config.yaml"
    #expect(lines.contains("theme dark default"))
    #expect(lines.contains("keymap k9s option --keymap"))
    #expect(lines.contains("mouse true \(file):2"))
    #expect(lines.contains("escape_delay_ms 40 variable ESCDELAY"))
    #expect(lines.contains("aliases.bad filter status:error \(file):4"))
  }

  @Test("what an option or a variable says is not said to be the default")
  func optionOrigins() async throws {
    func lines(_ harness: CommandHarness) -> [String] {
      harness.output.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }
    let options = try prepared("theme: light\n")
    let words = [
      "config", "show", "--origin", "--theme", "dark", "--ascii", "--colors", "16", "--read-only", "--mouse",
    ]
    #expect(await options.run(words) == .ok)
    for line in [
      "theme dark option --theme", "ascii true option --ascii", "colors 16 option --colors",
      "read_only true option --read-only", "mouse true option --mouse",
    ] {
      #expect(lines(options).contains(line), "\(line)")
    }
    var variables = try prepared(nil)
    variables.variables["TENANTRY_THEME"] = "light"
    variables.variables["NO_COLOR"] = "1"
    #expect(await variables.run("config", "show", "--origin", "--utf8") == .ok)
    #expect(lines(variables).contains("theme light variable TENANTRY_THEME"))
    #expect(lines(variables).contains("colors none variable NO_COLOR"))
    #expect(lines(variables).contains("ascii false option --utf8"))
    let plain = try prepared(nil)
    #expect(await plain.run("config", "show", "--origin", "--no-color") == .ok)
    #expect(lines(plain).contains("colors none option --no-color"))
    #expect(lines(plain).contains("ascii by the locale default"))
  }

  @Test("every problem is printed with file, line and column, and the end is 2")
  func validate() async throws {
    let harness = try prepared("keymap: vim\nkeys:\n  tenants:\n    sort: f\n    opne: x\n")
    #expect(await harness.run("config", "validate") == .usage)
    let file = folder.path + "/tenantry/config.yaml"
    #expect(harness.messages.text.contains("\(file):4:11: f is already the key of “filter” in tenants"))
    #expect(harness.messages.text.contains("\(file):5:5: There is no command “opne”"))
    let fine = try prepared("keymap: k9s\n")
    #expect(await fine.run("config", "validate") == .ok)
  }

  @Test("the preset's keys are under the file's, and bad entries are left out")
  func preferences() throws {
    let configuration = try load("keymap: vim\nkeys:\n  global:\n    refresh: f5\n    help: \":\"\n")
    let keys = configuration.preferences().keys
    #expect(keys[.global, "back"] == [.escape, .ctrl("o")])
    #expect(keys[.global, "refresh"] == [.function(5)])
    #expect(keys[.global, "help"] == nil)
    #expect(configuration.notice()?.text.hasPrefix("config.yaml:5:11: ") == true)
  }

  @Test("a save with broken keys keeps the keys as they were; the rest counts")
  func reload() throws {
    let old = try load("keys:\n  global:\n    refresh: f5\n")
    let next = try load("keys:\n  global:\n    refresh: f6\n    help: \":\"\naliases:\n  bad: sort\n")
    guard
      case .preferencesChanged(let preferences, let notice) = ConfigurationWatch.event(from: old, to: next)
    else {
      Issue.record("no preferences")
      return
    }
    #expect(preferences.keys[.global, "refresh"] == [.function(5)])
    #expect(preferences.aliases["bad"] == "sort")
    #expect(notice?.text.contains("The keys stay as they were.") == true)
  }

  @Test("an unknown keymap of option or variable is a usage mistake")
  func unknownKeymap() async throws {
    var harness = try prepared(nil)
    harness.variables["TENANTRY_KEYMAP"] = "emacs"
    #expect(await harness.run("config", "show") == .usage)
    #expect(harness.messages.text.contains("There is no keymap “emacs”"))
  }

  @Test("k9s is taken over: printed, written once, and never over what is there")
  func importK9s() async throws {
    try write("aliases:\n  pp: pods\n  sec: secrets\n", to: "k9s/aliases.yaml")
    let printed = try prepared(nil)
    #expect(await printed.run("import", "k9s") == .ok)
    #expect(printed.output.text == "# Taken over from k9s.\naliases:\n  pp: tenants\n")
    #expect(printed.messages.text.contains("alias sec: the console has no view of “secrets”"))
    #expect(await printed.run("import", "k9s", "--write") == .ok)
    #expect(await printed.run("config", "validate") == .ok)
    #expect(await printed.run("import", "k9s", "--write") == .usage)
    try write("mouse: true\n")
    try write(
      "k9s:\n  body: {fgColor: \"#eeeeee\", bgColor: \"#101010\", logoColor: red}\n",
      to: "k9s/skins/My-Night.yaml")
    #expect(await printed.run("import", "k9s", "--write", "--force") == .ok)
    let theme = folder.appending(path: "tenantry/themes/my_night.yaml")
    #expect(try String(contentsOf: theme, encoding: .utf8).contains("inherits: dark"))
    #expect(printed.messages.text.contains("“body.logoColor” has no place in a theme."))
    let kept = folder.appending(path: "tenantry/config.yaml.bak")
    #expect(try String(contentsOf: kept, encoding: .utf8) == "mouse: true\n")
    let nothing = try prepared(nil)
    #expect(await nothing.run("import", "k9s", "/nowhere") == .usage)
  }
}
