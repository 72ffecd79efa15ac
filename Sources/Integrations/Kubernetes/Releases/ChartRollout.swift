/// Who brings Helm charts into the cluster; Tenantry itself renders none.
package enum ChartRollout: Hashable, Sendable {
  /// Flux's helm-controller, by a `HelmRelease` in the tenant's namespace.
  case flux
  /// Argo CD, by an `Application` in its own namespace.
  case argo(namespace: String)
  /// A workflow of GitHub Actions that is started by hand, by its file's name.
  case actions(workflow: String)

  /// What somebody said under `kubernetes`; nil for nobody.
  ///
  /// - Throws: `invalid` for another word, and for names that Kubernetes or GitHub would not take.
  package init?(_ values: ConnectionValues) throws(IntegrationError) {
    switch values["rollout"] {
    case nil, "apply": return nil
    case "flux": self = .flux
    case "argo":
      let namespace = try values.text("argo_namespace")
      guard Self.isWord(namespace, and: "-", max: 63) else {
        throw Self.problem("“\(namespace)” is no name of a namespace.")
      }
      self = .argo(namespace: namespace)
    case "actions":
      let workflow = try values.text("workflow")
      guard Self.isWord(workflow.lowercased(), and: "._-", max: 100),
        workflow.hasSuffix(".yml") || workflow.hasSuffix(".yaml")
      else { throw Self.problem("“\(workflow)” is no workflow's file, such as deploy-chart.yml.") }
      self = .actions(workflow: workflow)
    default: throw Self.problem("“rollout” is one of apply, flux, argo and actions.")
    }
  }

  private static func isWord(_ text: String, and more: String, max: Int) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= max, !more.utf8.contains(first) else {
      return false
    }
    return text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || more.utf8.contains($0)
    }
  }

  private static func problem(_ sentence: String) -> IntegrationError {
    IntegrationError("kubernetes", IntegrationError.codeInvalid, sentence, retry: .permanent)
  }
}
