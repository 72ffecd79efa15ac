import HTTPTransport

extension SchemaBook {
  /// The words that a place in a type's JSON takes; nil where it takes other values.
  static func words(at path: [any CodingKey], of type: any Any.Type) -> [String]? {
    let book = SchemaBook()
    var place = try? book.schema(of: type)
    for key in path {
      let parent = place.map(book.resolved)
      place =
        key.intValue == nil
        ? parent?["properties"]?[WireRequest.wireName(key.stringValue)] ?? parent?["additionalProperties"]
        : parent?["items"]
    }
    return place.map(book.resolved)?["enum"]?.arrayValue?.compactMap(\.stringValue)
  }

  /// What a reference stands for.
  private func resolved(_ schema: JSONValue) -> JSONValue {
    guard let name = schema["$ref"]?.stringValue?.split(separator: "/").last else { return schema }
    return components[String(name)] ?? schema
  }
}
