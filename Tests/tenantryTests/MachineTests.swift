import Foundation
import TenantModel
import Testing

@testable import tenantry

@Suite("What the console borrows from the machine")
struct MachineTests {
  @Test("the editor is VISUAL, then EDITOR, with its options, then what is installed")
  func editor() {
    func words(_ variables: [String: String], _ installed: Set<String> = []) -> [String]? {
      Editor(variables: variables, isExecutable: { installed.contains($0) })?.words
    }
    #expect(words(["VISUAL": "code --wait", "EDITOR": "vim"]) == ["code", "--wait"])
    #expect(words(["VISUAL": " ", "EDITOR": "vim"]) == ["vim"])
    let path = ["PATH": "/bin:/usr/bin"]
    #expect(words(path, ["/usr/bin/vi", "/bin/nano"]) == ["nano"])
    #expect(words(path, ["/usr/bin/vi"]) == ["vi"])
    #expect(words(path) == nil && words([:]) == nil)
  }

  @Test("the editor gets the text in a file of that name, which is gone afterwards")
  func editing() async throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: "seen-\(UUID().uuidString)")
    defer { _ = try? FileManager.default.removeItem(at: copy) }
    let editor = try #require(
      Editor(variables: ["EDITOR": "cp -t \(copy.path)"], isExecutable: { _ in false }))
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    #expect(await editor.open("slug: acme\n", name: "acme.yaml") == nil)
    #expect(try String(contentsOf: copy.appending(path: "acme.yaml"), encoding: .utf8) == "slug: acme\n")
  }

  @Test("an editor that is not there or fails says so")
  func brokenEditors() async throws {
    func failure(_ command: String) async -> String? {
      await Editor(variables: ["EDITOR": command], isExecutable: { _ in false })?.open("x", name: "x")
    }
    #expect(
      await failure("no-such-editor") == "the editor “no-such-editor” is not installed; set EDITOR")
    #expect(await failure("false") == "the editor “false” ended with 1")
  }

  @Test("the clipboard is the desktop's program where there is a desktop, the terminal's over SSH")
  func clipboard() {
    func way(_ variables: [String: String], _ installed: Set<String> = ["/bin/xclip", "/bin/wl-copy"])
      -> NativeClipboard.Way
    {
      NativeClipboard.way(
        variables.merging(["PATH": "/bin"]) { $1 }, isExecutable: { installed.contains($0) })
    }
    let xclip = NativeClipboard(words: ["xclip", "-selection", "clipboard"])
    #expect(way([:]) == .terminal)
    #expect(way(["DISPLAY": ":0"]) == .program(xclip))
    #expect(
      way(["DISPLAY": ":0", "WAYLAND_DISPLAY": "w"]) == .program(NativeClipboard(words: ["wl-copy"])))
    #expect(way(["DISPLAY": ":0", "SSH_CONNECTION": "x"]) == .terminal)
    #expect(way(["DISPLAY": ":0", "TENANTRY_CLIPBOARD": "osc52"]) == .terminal)
    #expect(
      way(["SSH_TTY": "x", "DISPLAY": ":0", "TENANTRY_CLIPBOARD": "native"]) == .program(xclip))
    #expect(way(["TENANTRY_CLIPBOARD": "off"]) == .none("TENANTRY_CLIPBOARD is off"))
    #expect(
      way(["TENANTRY_CLIPBOARD": "native"], [])
        == .none("there is no wl-copy, xclip, xsel or pbcopy for this desktop"))
    #expect(
      way(["TENANTRY_CLIPBOARD": "x11"]) == .none("TENANTRY_CLIPBOARD must be auto, osc52, native, off"))
  }

  @Test("a desktop's program gets the whole text, and its failure is told")
  func nativeCopy() async {
    let long = String(repeating: "acme ", count: 40_000)
    #expect(await NativeClipboard(words: ["cmp", "-", "/dev/null"]).copy("") == nil)
    #expect(await NativeClipboard(words: ["wc", "-c"]).copy(long) == nil)
    #expect(await NativeClipboard(words: ["false"]).copy("x") != nil)
  }

  @Test("state lies where the environment says, and a relative place does not count")
  func stateFolder() {
    #expect(StateFolder.path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/tenantry")
    #expect(StateFolder.path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/tenantry")
    #expect(StateFolder.path([:]) == nil)
  }

  @Test("a fault is only what it is spelled as")
  func faults() {
    #expect(Fault("trap:a:b").map { [$0.kind.rawValue, $0.text] } == ["trap", "a:b"])
    #expect(Fault(nil) == nil && Fault("trap") == nil && Fault("boom:1") == nil)
  }

  @Test("a URL is a link on terminals that bear it, and plain text everywhere else")
  func links() throws {
    let url = try HTTPSURL("https://acme.example.net")
    func text(_ variables: [String: String], isTerminal: Bool = true) -> String {
      let channel = Recorder(isTerminal: isTerminal).channel
      return Style(channel: channel, variables: variables, noColour: false).link(url)
    }
    #expect(
      text(["TERM": "xterm"])
        == "\u{1B}]8;;https://acme.example.net\u{1B}\\https://acme.example.net\u{1B}]8;;\u{1B}\\")
    #expect(text(["TERM": "xterm", "TENANTRY_HYPERLINKS": "0"]) == url.rawValue)
    #expect(text(["TERM": "linux"]) == url.rawValue && text([:]) == url.rawValue)
    #expect(text(["TERM": "xterm"], isTerminal: false) == url.rawValue)
  }
}
