import HTTPTransport
import Integrations

/// Who may talk to whom: nobody, but the ingress controller to Odoo, and Odoo to DNS, its database, mail and the web.
enum NetworkPolicies {
  static func render(_ input: DesiredStateInput) -> [KubernetesObject] {
    [
      policy("default-deny", input, pods: [:], ["policyTypes": ["Ingress", "Egress"]]),
      policy(
        "allow-ingress", input, pods: ObjectMarks.selector(input, component: "web"),
        [
          "policyTypes": ["Ingress"],
          "ingress": [
            ["from": [namespace(input.layout.ingressNamespace)], "ports": [port(8_069), port(8_072)]]
          ],
        ]),
      policy(
        "allow-dns", input, pods: [:],
        [
          "policyTypes": ["Egress"],
          "egress": [["to": [namespace("kube-system")], "ports": [port(53, "UDP"), port(53)]]],
        ]),
      policy(
        "allow-egress", input, pods: [:],
        [
          "policyTypes": ["Egress"],
          "egress": [["ports": [port(input.layout.databasePort)]], ["ports": [port(443), port(587)]]],
        ]),
    ]
  }

  private static func policy(
    _ name: String, _ input: DesiredStateInput, pods: [String: String], _ rules: JSONValue
  )
    -> KubernetesObject
  {
    var spec = rules
    spec["podSelector"] = pods.isEmpty ? .object([:]) : ["matchLabels": .texts(pods)]
    return KubernetesObject(.networkPolicy, name, of: input, component: "network", content: ["spec": spec])
  }

  private static func namespace(_ name: String) -> JSONValue {
    ["namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": .string(name)]]]
  }

  private static func port(_ number: Int, _ transport: String = "TCP") -> JSONValue {
    ["port": .int(number), "protocol": .string(transport)]
  }
}
