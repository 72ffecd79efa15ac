import HTTPTransport
import Integrations

/// How people's requests reach the pods.
enum OdooRouting {
  static func render(_ input: DesiredStateInput) -> [KubernetesObject] { [service(input), ingress(input)] }

  private static func service(_ input: DesiredStateInput) -> KubernetesObject {
    KubernetesObject(
      .service, "odoo", of: input, component: "web",
      content: [
        "spec": [
          "type": "ClusterIP", "selector": .texts(ObjectMarks.selector(input, component: "web")),
          "ports": [
            ["name": "http", "port": 8_069, "targetPort": "http", "protocol": "TCP"],
            ["name": "websocket", "port": 8_072, "targetPort": "websocket", "protocol": "TCP"],
          ],
        ]
      ])
  }

  private static func ingress(_ input: DesiredStateInput) -> KubernetesObject {
    let host = JSONValue.string(input.tenant.odooUrl.host)
    var annotations = ["nginx.ingress.kubernetes.io/proxy-body-size": "128m"]
    if let issuer = input.layout.clusterIssuer { annotations["cert-manager.io/cluster-issuer"] = issuer }
    return KubernetesObject(
      .ingress, "odoo", of: input, component: "web", annotations: annotations,
      content: [
        "spec": [
          "ingressClassName": .string(input.layout.ingressClass),
          "tls": [["hosts": [host], "secretName": "odoo-tls"]],
          "rules": [
            [
              "host": host,
              "http": ["paths": [path("/websocket", port: "websocket"), path("/", port: "http")]],
            ]
          ],
        ]
      ])
  }

  private static func path(_ path: String, port: String) -> JSONValue {
    [
      "path": .string(path), "pathType": "Prefix",
      "backend": ["service": ["name": "odoo", "port": ["name": .string(port)]]],
    ]
  }
}
