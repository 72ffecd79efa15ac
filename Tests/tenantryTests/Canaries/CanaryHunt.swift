import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Where a canary came up.
struct CanaryFinding: Hashable, Sendable, CustomStringConvertible {
  /// `a piece` where so little of it is there that it may be anybody's.
  let slot: String
  let encoding: CanaryEncoding
  let place: String

  var description: String { "\(slot) in \(encoding.rawValue) in \(place)" }
}

/// Looks for canaries in bytes, in every encoding.
struct CanaryHunt: Sendable {
  private static let piece = "a piece"

  private let canaries: [(slot: String, forms: [(CanaryEncoding, [UInt8])])]
  private let markers: [(CanaryEncoding, [UInt8])]
  private(set) var findings: Set<CanaryFinding> = []
  /// Bytes looked at, by the kind of place, so that a hunt that looked at nothing is seen.
  private(set) var bytes: [String: Int] = [:]

  init(_ canaries: [Canary]) {
    let forms = { (text: String) in
      CanaryEncoding.allCases.flatMap { encoding in encoding.forms(of: text).map { (encoding, $0) } }
    }
    self.canaries = canaries.map { ($0.slot, forms($0.core)) }
    markers = forms(Canary.marker)
  }

  /// - Parameters:
  ///   - kind: of the place, such as `database`.
  ///   - name: which one.
  mutating func search(_ data: Data, _ kind: String, _ name: String = "") {
    bytes[kind, default: 0] += data.count
    let place = name.isEmpty ? kind : "\(kind) \(name)"
    for (encoding, form) in markers where data.holds(form) {
      let whole = canaries.filter { canary in canary.forms.contains { $0.0 == encoding && data.holds($0.1) } }
      let slots = whole.isEmpty ? [Self.piece] : whole.map(\.slot)
      findings.formUnion(slots.map { CanaryFinding(slot: $0, encoding: encoding, place: place) })
    }
  }

  mutating func search(_ text: String, _ kind: String, _ name: String = "") {
    search(Data(text.utf8), kind, name)
  }

  /// What this process started. Tests beside this one start things, too: a canary there that is none of these is theirs.
  mutating func search(children: Set<Data>) {
    for child in children { search(child, "children") }
    findings = findings.filter { $0.slot != Self.piece || $0.place != "children" }
  }

  /// Every file below a folder, names included, and what is in Git repositories as their objects say it.
  mutating func search(folder: String, _ kind: String) throws {
    let base = URL(filePath: folder, directoryHint: .isDirectory)
    let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey])
    while let file = files?.nextObject() as? URL {
      let path = file.path(percentEncoded: false)
      let name = String(path.dropFirst(folder.count + 1))
      search(name, "file names", name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      // A file that is gone by now is one that nobody can read either.
      guard let data = try? Data(contentsOf: file) else { continue }
      search(data, kind, name)
    }
  }
}

extension Data {
  /// Whether the bytes come up somewhere: `Data.range(of:)` compares byte by byte without optimization.
  func holds(_ needle: [UInt8]) -> Bool {
    withUnsafeBytes { (hay: UnsafeRawBufferPointer) -> Bool in
      guard let start = hay.baseAddress, !needle.isEmpty, hay.count >= needle.count else { return false }
      var at = 0
      let last = hay.count - needle.count
      while at <= last, let hit = memchr(start + at, Int32(needle[0]), last - at + 1) {
        if memcmp(hit, needle, needle.count) == 0 { return true }
        at = UnsafeRawPointer(hit) - start + 1
      }
      return false
    }
  }
}
