import HTTPTransport

extension FieldOwnership {
  /// Who owns what, as the API server shows it in `metadata.managedFields`.
  func managedFields(apiVersion: String, time: String) -> JSONValue {
    let byOwner = Dictionary(grouping: owners) { $0.value }.mapValues { $0.map(\.key) }
    return .array(
      byOwner.sorted { $0.key < $1.key }.map { owner, paths in
        let words = owner.split(separator: "/")
        return [
          "manager": .string(String(words.first ?? "")), "operation": .string(String(words.last ?? "")),
          "apiVersion": .string(apiVersion), "time": .string(time), "fieldsType": "FieldsV1",
          "fieldsV1": Self.tree(of: paths),
        ]
      })
  }

  private static func tree(of paths: [String]) -> JSONValue {
    let heads = Dictionary(grouping: paths.map(names(of:)).filter { !$0.isEmpty }) { $0[0] }
    return tree(heads)
  }

  private static func tree(_ heads: [String: [[String]]]) -> JSONValue {
    .object(
      Dictionary(
        heads.map { head, paths in
          let rests = paths.map { Array($0.dropFirst()) }.filter { !$0.isEmpty }
          return ("f:\(head)", tree(Dictionary(grouping: rests) { $0[0] }))
        }
      ) { first, _ in first })
  }
}
