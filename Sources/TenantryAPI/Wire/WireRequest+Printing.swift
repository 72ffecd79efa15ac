import HTTPTransport

extension WireRequest {
  /// An endpoint's call as it travels: inputs that the path names stand there, the key and the expected version are
  /// headers, and the rest is the query of a read or the body of a write. What is as `blank` has it is left out of a query.
  ///
  /// - Throws: `APIProblem` with `invalid` when an input cannot stand where it belongs.
  package init<E: Endpoint>(_ endpoint: E) throws {
    var inputs = try JSONValue(data: JSONCoding.encoder().encode(endpoint)).objectValue ?? [:]
    let path = try PathTemplate(E.path).path { name in
      guard let text = inputs.removeValue(forKey: name)?.wireText, !text.isEmpty else {
        throw APIProblem(
          .invalid, "“\(name)” is missing.", fields: [.init(pointer: name, message: "say which one")])
      }
      return text
    }
    self.init(E.method, path)
    idempotencyKey = inputs.removeValue(forKey: WireName.idempotencyKey)?.stringValue
    expectedVersion = inputs.removeValue(forKey: WireName.expectedVersion)?.intValue
    if E.method.isRead {
      let usual = try E.blankInputs()
      query = inputs.filter { usual[$0.key] != $0.value }.sorted { $0.key < $1.key }
        .flatMap { name, value in (value.arrayValue ?? [value]).compactMap(\.wireText).map { Item(name, $0) } }
    } else {
      body = JSONValue.object(inputs).data
    }
  }
}

/// The inputs that travel otherwise than the rest.
enum WireName {
  /// Who does not say by which door they come is a program.
  static let trigger = "trigger"
  static let idempotencyKey = "idempotency_key"
  static let expectedVersion = "expected_version"
}

extension Endpoint {
  /// `blank` as JSON, without what must be said.
  static func blankInputs() throws -> [String: JSONValue] {
    guard let blank else { return [:] }
    let inputs = try JSONValue(data: JSONCoding.encoder().encode(blank)).objectValue ?? [:]
    let asked = required.union(PathTemplate(path).inputs)
    return inputs.filter { !asked.contains($0.key) }
  }
}

extension JSONValue {
  /// As it stands in a path or a query; nil for what has parts, and for null.
  var wireText: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
