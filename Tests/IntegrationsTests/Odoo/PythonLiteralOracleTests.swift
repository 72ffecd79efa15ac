import Foundation
import Testing

@testable import Integrations

/// Holds our reader against `ast.literal_eval`, which is what Odoo itself reads manifests with.
@Suite("Our reader against Python's")
struct PythonLiteralOracleTests {
  @Test("both accept the same texts and read the same values in them, of 8,000 made by chance")
  func agrees() throws {
    var maker = ManifestMaker(seed: 20_180_418)
    let cases = (0..<8_000).map { _ in maker.next() }
    guard let answers = try PythonOracle.answers(for: cases) else {
      print("skipped: there is no python3 on the path; install it to compare with ast.literal_eval")
      return
    }
    #expect(answers.count == cases.count)
    var accepted = 0
    var deliberate = 0
    var disagreements: [String] = []
    for (bytes, answer) in zip(cases, answers) {
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(PythonLiteralError) {
        let literal = try PythonLiteralParser.literal(bytes)
        accepted += 1
        if literal.canonical != answer { disagreements.append("\(answer): \(text.debugDescription)") }
      } catch {
        if error.reason.isDeliberateDifference {
          deliberate += 1
        } else if answer != "refused" {
          disagreements.append("\(error.reason): \(text.debugDescription)")
        }
      }
    }
    #expect(disagreements == [])
    // The generator is worth nothing when nearly everything falls on one side.
    #expect(accepted > 2_000)
    #expect(cases.count - accepted > 1_000)
    #expect(deliberate < 600)
    print("oracle: \(cases.count) texts, \(accepted) accepted, \(deliberate) refused on purpose")
  }

  @Test("no prefix of a manifest, and no byte of it changed, brings the reader down")
  func survivesEveryPrefixAndFlip() {
    let text = Array(
      """
      # -*- coding: utf-8 -*-
      {"name": 'Café 🙂', "depends": ["base", r'x\\d', b"y\\x41"], "assets": {"web": [("include", "m.n")]},
       "v": (-1.5e3, 0x1F, None, ...), "d": '''a
      \\'b\\u00e9''', "s": {"x",}}
      """.utf8)
    for length in 0...text.count {
      _ = try? PythonLiteralParser.literal(Array(text[..<length]))
    }
    for place in text.indices {
      for byte: UInt8 in [0, 10, 34, 39, 40, 44, 92, 123, 125, 128, 255] {
        var changed = text
        changed[place] = byte
        _ = try? PythonLiteralParser.literal(changed)
      }
    }
  }
}

extension PythonLiteral {
  /// The value as the oracle's script writes it.
  fileprivate var canonical: String {
    switch self {
    case .null: "N"
    case .ellipsis: "E"
    case .bool(let flag): flag ? "T" : "F"
    case .int(let number): "i\(number)"
    case .float(let number): "f" + String(number.bitPattern, radix: 16)
    case .string(let text): "s" + text.utf8.map { String($0, radix: 16) }.joined(separator: ".")
    case .bytes(let bytes): "b" + bytes.map { String($0, radix: 16) }.joined(separator: ".")
    case .list(let items): "[" + items.map(\.canonical).joined(separator: ",") + "]"
    case .tuple(let items): "(" + items.map(\.canonical).joined(separator: ",") + ")"
    case .set(let items): "<" + items.map(\.canonical).sorted().joined(separator: ",") + ">"
    case .dict(let pairs):
      "{" + pairs.map { $0.key.canonical + ":" + $0.value.canonical }.joined(separator: ",") + "}"
    }
  }
}
