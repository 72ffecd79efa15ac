import Testing

@testable import Integrations

private func read(_ text: String) throws -> PythonLiteral {
  try PythonLiteralParser.parse(Array(text.utf8), file: "m.py").literal
}

private func refusal(_ text: String) -> String {
  refusal(Array(text.utf8))
}

private func refusal(_ bytes: [UInt8]) -> String {
  do throws(ManifestError) {
    let parsed = try PythonLiteralParser.parse(bytes, file: "m.py")
    return "accepted: \(parsed.literal)"
  } catch {
    return error.description
  }
}

private func dict(_ pairs: (String, PythonLiteral)...) -> PythonLiteral {
  .dict(pairs.map { PythonLiteral.Pair(.string($0.0), $0.1) })
}

@Suite("Python literals that real manifests hold")
struct PythonLiteralParserTests {
  @Test(
    "each sample of what real manifests hold is read",
    arguments: [
      ("{}", .dict([])),
      (#"{"a": "x" "y"}"#, dict(("a", .string("xy")))),
      ("{\"author\": \"One, \"\n \"Two\"}", dict(("author", .string("One, Two")))),
      (#"{'a': ("x" 'y')}"#, dict(("a", .string("xy")))),
      (#"{'a': ("x")}"#, dict(("a", .string("x")))),
      (#"{'a': ("x",)}"#, dict(("a", .tuple([.string("x")])))),
      (#"{'a': ()}"#, dict(("a", .tuple([])))),
      (#"{"b": {"x"}}"#, dict(("b", .set([.string("x")])))),
      (#"{"b": {"x",}}"#, dict(("b", .set([.string("x")])))),
      (#"{"b": {"x", "y", "x"}}"#, dict(("b", .set([.string("x"), .string("y")])))),
      (
        #"{"b": [("include", "m.n"), ("after", "p", "q"), "r",],}"#,
        dict(
          (
            "b",
            .list([
              .tuple([.string("include"), .string("m.n")]),
              .tuple([.string("after"), .string("p"), .string("q")]), .string("r"),
            ])
          ))
      ),
      ("# it's [odd\n{\"a\": 1} # }", dict(("a", .int(1)))),
      ("# -*- coding: utf-8 -*-\n# Part of Odoo.\n\n{\"a\": 1}\n# after }\n\n", dict(("a", .int(1)))),
      ("{\"s\": \"\"\" line\n \"two\" \"\"\"}", dict(("s", .string(" line\n \"two\" ")))),
      ("{'s': '''one 'two' three'''}", dict(("s", .string("one 'two' three")))),
      ("{\"s\": \"a\\\nb\"}", dict(("s", .string("ab")))),
      (#"{"s": 'don\'t', "t": r"\d"}"#, dict(("s", .string("don't")), ("t", .string("\\d")))),
      (#"{"s": "l'achat", "t": 'a\\b\n'}"#, dict(("s", .string("l'achat")), ("t", .string("a\\b\n")))),
      ("{\"s\": \"# no comment\", # yes\n}", dict(("s", .string("# no comment")))),
      ("{\"s\": \"a [b} (c\"}", dict(("s", .string("a [b} (c")))),
      (
        #"{"u": u"é", "e": "🙂", "c": "中文"}"#,
        dict(("u", .string("é")), ("e", .string("🙂")), ("c", .string("中文")))
      ),
      ("{\"n\": \"a\u{A0}b\", # \u{A0} here’s\n}", dict(("n", .string("a\u{A0}b")))),
      (
        "{\n\t\"a\": [  \n\t\t# the customer's view (old)\n\t\t# \"views/x.xml\",\n\t\t'y', ],  \n}   ",
        dict(("a", .list([.string("y")])))
      ),
      (
        #"{"a": True, "b": False, "c": [], "d": {}, "e": 15}"#,
        dict(
          ("a", .bool(true)), ("b", .bool(false)), ("c", .list([])), ("d", .dict([])), ("e", .int(15)))
      ),
    ] as [(String, PythonLiteral)])
  func reads(text: String, expected: PythonLiteral) throws {
    #expect(try read(text) == expected)
  }

  @Test(
    "what no real manifest holds and Python still reads is read",
    arguments: [
      ("  \t{}", .dict([])),
      ("\n\n\u{C}{}", .dict([])),
      ("{\r\n'a': '''x\r\ny\rz''',\r\n}\r\n", dict(("a", .string("x\ny\nz")))),
      ("{'a': None, 'b': ...}", dict(("a", .null), ("b", .ellipsis))),
      (
        "[-1, +2, - 3, 0x10, 0o17, 0b11, 1_000, 00]",
        .list([.int(-1), .int(2), .int(-3), .int(16), .int(15), .int(3), .int(1000), .int(0)])
      ),
      (
        "[1.5, -1.5, .5, 1., 1e3, 1_0.0_1e-0_1]",
        .list([.float(1.5), .float(-1.5), .float(0.5), .float(1), .float(1000), .float(1.001)])
      ),
      ("[9223372036854775807, -9223372036854775808]", .list([.int(.max), .int(.min)])),
      (#"[b"x", B'\xff\101', Rb"\x"]"#, .list([.bytes([120]), .bytes([255, 65]), .bytes([92, 120])])),
      ("set()", .set([])),
      ("[set ( )]", .list([.set([])])),
      (
        #"["\x41\101\u00e9\U0001F642\a\b\f\v\t\r\0"]"#,
        .list([.string("AAé🙂\u{7}\u{8}\u{C}\u{B}\t\r\0")])
      ),
      (#"["\d\ "]"#, .list([.string("\\d\\ ")])),
      (
        "{1: 2, (1, 'x'): [], None: 3}",
        .dict([
          .init(.int(1), .int(2)), .init(.tuple([.int(1), .string("x")]), .list([])), .init(.null, .int(3)),
        ])
      ),
      ("({'a': \\\n1})", dict(("a", .int(1)))),
      ("(\n'a' # between\n'b'\n)", .string("ab")),
      ("'text'\n", .string("text")),
    ] as [(String, PythonLiteral)])
  func readsRare(text: String, expected: PythonLiteral) throws {
    #expect(try read(text) == expected)
  }

  @Test(
    "each refusal names its place and its reason",
    arguments: [
      ("", "m.py:1:1: the file is empty: a manifest is one Python dict"),
      ("# only\n\n", "m.py:3:1: the file is empty: a manifest is one Python dict"),
      ("```json\n{}", "m.py:1:1: the character ``` does not belong here"),
      ("<?xml version='1.0'?>", "m.py:1:1: `<` is an operator: only literals are read, nothing is computed"),
      (#"{"a": true}"#, "m.py:1:7: the name `true` is JSON's spelling: Python writes `True`"),
      (#"{"a": null}"#, "m.py:1:7: the name `null` is not Python's: it writes `None`"),
      (#"{"v": "%s" % 1}"#, "m.py:1:12: `%` is an operator: only literals are read, nothing is computed"),
      (#"{"v": "a" + "b"}"#, "m.py:1:11: `+` is an operator: only literals are read, nothing is computed"),
      (#"{"a": ["x"}"#, "m.py:1:11: `]` expected, found `}`"),
      (#"{"a": ["x" 1]}"#, "m.py:1:12: `,` or `]` expected, found a number"),
      (#"{"a" 1}"#, "m.py:1:6: `,` or `}` expected, found a number"),
      (#"{"b": 1, "a"}"#, "m.py:1:13: `:` expected, found `}`"),
      (#"{"a": }"#, "m.py:1:7: a value expected, found `}`"),
      ("{,}", "m.py:1:2: a value expected, found `,`"),
      (#"{"a": 1} {"b": 2}"#, "m.py:1:10: there is text after the value: `{`"),
      ("{}\n{}", "m.py:2:1: there is text after the value: `{`"),
      ("{},", "m.py:1:3: a comma after the value makes it a tuple"),
      (#"x = {"a": 1}"#, "m.py:1:1: the name `x` is not a literal: nothing is looked up or called"),
      ("{'a': open('x')}", "m.py:1:7: the name `open` is not a literal: nothing is looked up or called"),
      ("{'a': set([1])}", "m.py:1:7: the name `set` is not a literal: nothing is looked up or called"),
      ("{'é🙂': x}", "m.py:1:8: the name `x` is not a literal: nothing is looked up or called"),
      ("\r\n{\r\r 'a': x}", "m.py:4:7: the name `x` is not a literal: nothing is looked up or called"),
      ("\u{FEFF}{}", "m.py:1:1: the file begins with a byte order mark (U+FEFF), which Odoo refuses"),
      ("\n {}", "m.py:2:2: the first line of the value is indented: it must begin in column 1"),
      (
        "{}\n ",
        "m.py:2:1: the last line holds only blanks and no line end, which Python takes for an indented line"
      ),
      ("{'a': f'x'}", "m.py:1:7: a string with the prefix `f` is computed: only literals are read"),
      ("{'a': q'x'}", "m.py:1:7: `q` is not a string prefix"),
      ("{'a': 'x\n'}", "m.py:1:7: the string that begins here does not end"),
      ("{'a': '''x\n'}", "m.py:1:7: the string that begins here does not end"),
      ("{'a': [1,\n", "m.py:2:1: `]` expected before the file ends: its bracket opens at 1:7"),
      ("{'a': 1", "m.py:1:8: `}` expected before the file ends: its bracket opens at 1:1"),
      ("{'a'", "m.py:1:5: `}` expected before the file ends: its bracket opens at 1:1"),
      ("{**x}", "m.py:1:2: `*` unpacks: only literals are read, nothing is computed"),
      ("{[]: 1}", "m.py:1:2: a list cannot be a key or a member of a set"),
      ("{({},)}", "m.py:1:2: a tuple cannot be a key or a member of a set"),
      ("[1+2j]", "m.py:1:4: a complex number has no place in a manifest"),
      ("[99999999999999999999]", "m.py:1:2: the integer does not fit 64 bits"),
      ("[012]", "m.py:1:2: `012` is not a number"),
      ("[1__0]", "m.py:1:2: `1__0` is not a number"),
      ("[0x]", "m.py:1:2: `0x` is not a number"),
      ("[1a]", "m.py:1:2: `1a` is not a number"),
      ("[-(1)]", "m.py:1:3: a sign may stand only before a number"),
      ("[--1]", "m.py:1:3: a number expected, found `-`"),
      (#"['\N{DASH}']"#, #"m.py:1:3: the escape `\N{…}` is not read: write the character itself"#),
      (#"['\x4']"#, #"m.py:1:3: `\x4` is not a complete escape"#),
      (#"['\ud800']"#, "m.py:1:3: the escape names half of a surrogate pair, which is not a character"),
      (#"['a' b'b']"#, "m.py:1:6: bytes and text cannot stand side by side as one string"),
      ("[b'é']", "m.py:1:4: bytes may hold ASCII characters only"),
      ("[\u{A0}1]", "m.py:1:2: the character U+00A0 does not belong here"),
      ("{'a': 1};", "m.py:1:9: the character `;` does not belong here"),
      ("[1 \\ 2]", "m.py:1:4: a backslash outside a string must end its line"),
      ("{'a': 'x\0'}", "m.py:1:9: a null byte does not belong here"),
    ])
  func refuses(text: String, expected: String) {
    #expect(refusal(text) == expected)
  }

  @Test("bytes that are not UTF-8 are refused where they stand")
  func refusesOtherEncodings() {
    #expect(
      refusal(Array("{'a': 'caf".utf8) + [0xE9] + Array("'}".utf8))
        == "m.py:1:11: the file is not UTF-8 from here on")
  }

  @Test("a key written twice keeps its last value and is warned of")
  func duplicateKeys() throws {
    let parsed = try PythonLiteralParser.parse(Array("{\"k\": 1,\n \"k\": 2}".utf8), file: "m.py")
    #expect(parsed.literal == dict(("k", .int(2))))
    #expect(
      parsed.warnings.map(\.description) == ["m.py:2:2: the key “k” is written twice: the last one wins"])
    #expect(parsed.position(ofKey: "k") == SourcePosition(line: 2, column: 2))
    #expect(try read("{1: 'a', True: 'b', 1.0: 'c'}") == .dict([.init(.int(1), .string("c"))]))
  }

  @Test("a hostile file exhausts neither the stack nor the memory nor the time")
  func hostileFiles() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(refusal(deep) == "m.py:1:65: brackets are nested deeper than 64")
    #expect(refusal(String(repeating: "{'a':", count: 65)).hasSuffix("brackets are nested deeper than 64"))
    let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(refusal(fits).hasPrefix("accepted"))
    let large = "[" + String(repeating: " ", count: PythonLiteralParser.bytesMax) + "]"
    #expect(refusal(large) == "m.py:1:1: the file is larger than 1 MiB")
    let keys = "{" + String(repeating: "'k':0,", count: 170_000) + "}"
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      let parsed = try? PythonLiteralParser.parse(Array(keys.utf8), file: "m.py")
      #expect(parsed?.warnings.count == PythonLiteralParser.warningsMax)
      let strings = String(repeating: "'a' ", count: 250_000)
      #expect(refusal(strings).hasPrefix("accepted"))
    }
    #expect(elapsed < .seconds(60))
  }
}
