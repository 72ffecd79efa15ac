extension Style {
  /// The style in words, for legends: `error bold on selection`.
  package var name: String {
    var words = ["\(role)"]
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.dim) { words.append("dim") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if attributes.contains(.underline) { words.append("underline") }
    if ground != .plain { words.append("on \(ground)") }
    return words.joined(separator: " ")
  }
}
