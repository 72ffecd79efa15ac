import HTTPTransport

extension KubernetesObject {
  /// Who set a field last, as the API server keeps it in `metadata.managedFields`; nil where it does not say.
  ///
  /// - Parameter path: names of members, such as `spec`, `replicas`; what lies inside a list belongs to whom the list
  ///   does.
  package func manager(of path: [String]) -> String? {
    let entries = json[path: "metadata", "managedFields"]?.arrayValue ?? []
    // Whoever wrote last stands behind those before.
    let owners = entries.filter { entry in
      var fields = entry["fieldsV1"]
      for name in path {
        guard let next = fields?["f:\(name)"] else { return false }
        fields = next
      }
      return fields != nil
    }
    return owners.max { ($0["time"]?.stringValue ?? "") < ($1["time"]?.stringValue ?? "") }?["manager"]?
      .stringValue
  }
}
