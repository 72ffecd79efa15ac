/// A Kubernetes namespace: a DNS-1123 label of at most 63 characters, and none of the cluster's own.
///
/// Source: kubernetes.io/docs/concepts/overview/working-with-objects/names.
package struct KubernetesNamespace: ValidatedName {
  package static let noun = "namespace"
  package static let lengthMax = 63

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= Self.lengthMax else {
      throw InvalidName(noun: Self.noun, rule: "must be 1 to \(Self.lengthMax) characters long")
    }
    let hyphen = UInt8(ascii: "-")
    guard bytes.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == hyphen }), first != hyphen,
      last != hyphen
    else {
      throw InvalidName(
        noun: Self.noun,
        rule: "may hold only a–z, 0–9 and hyphens, and must start and end with a letter or digit")
    }
    guard text != "default", !text.hasPrefix("kube-") else {
      throw InvalidName(noun: Self.noun, rule: "“\(text)” belongs to the cluster itself")
    }
    rawValue = text
  }

  init(slug: Slug) {
    rawValue = "odoo-" + slug.rawValue
  }
}
