/// Texts cut as a model's words arrive.
enum SandboxPieces {
  static func of(_ text: String, length: Int) -> [String] {
    var rest = Substring(text)
    var pieces: [String] = []
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return pieces
  }
}
