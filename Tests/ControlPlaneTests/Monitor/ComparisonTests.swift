import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import StorageCore
import TenantModel
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Comparing what is with what should be")
struct ComparisonTests {
  private func deployment(_ spec: JSONValue, managed: JSONValue? = nil) -> KubernetesObject {
    var object = KubernetesObject(.deployment, name: "odoo", namespace: "odoo-acme", content: ["spec": spec])
    if let managed { object.json["metadata"] = object.json["metadata"]?.merging(["managedFields": managed]) }
    return object
  }

  private func differences(_ wanted: JSONValue, _ there: JSONValue, managed: JSONValue? = nil)
    -> [DriftLook.Difference]
  {
    ObjectComparison(wanted: deployment(wanted), there: deployment(there, managed: managed)).differences
  }

  private static let container: JSONValue = [
    "name": "odoo", "image": "odoo:18.0-1", "ports": [["name": "http", "containerPort": 8_069]],
    "resources": ["limits": ["cpu": "1000m", "memory": "1024Mi"]], "env": [["name": "HOST", "value": "db"]],
  ]

  @Test("what the API server adds, and what others set besides, is no difference")
  func defaults() {
    let there: JSONValue = [
      "replicas": 2, "revisionHistoryLimit": 10,
      "template": [
        "spec": [
          "restartPolicy": "Always",
          "containers": [
            ["name": "sidecar", "image": "proxy"],
            Self.container.merging([
              "terminationMessagePath": "/dev/termination-log",
              "resources": ["limits": ["cpu": "1", "memory": "1Gi"]],
              "ports": [["name": "http", "containerPort": 8_069, "protocol": "TCP"]],
              "env": [["name": "MORE", "value": "x"], ["name": "HOST", "value": "db"]],
            ]),
          ],
        ]
      ],
    ]
    let wanted: JSONValue = ["replicas": 2, "template": ["spec": ["containers": [Self.container]]]]
    #expect(differences(wanted, there) == [])
  }

  @Test("a field that we set and somebody changed is named with both values and who it was")
  func replicas() {
    let managed: JSONValue = [
      ["manager": "tenantry", "time": "2026-01-01T00:00:00Z", "fieldsV1": ["f:spec": ["f:replicas": [:]]]],
      [
        "manager": "kubectl-edit", "time": "2026-01-02T00:00:00Z",
        "fieldsV1": ["f:spec": ["f:replicas": [:]]],
      ],
    ]
    #expect(
      differences(["replicas": 2], ["replicas": 3], managed: managed) == [
        .init(.fieldChanged, "Deployment odoo .spec.replicas", expected: "2", found: "3, set by kubectl-edit")
      ])
    #expect(differences(["replicas": 2], ["replicas": 3]).map(\.found) == ["3"])
  }

  @Test("another image is a difference of its own kind, found inside the list of containers")
  func image() {
    var other = Self.container
    other["image"] = "odoo:18.0-2"
    let found = differences(
      ["template": ["spec": ["containers": [Self.container]]]],
      ["template": ["spec": ["containers": [other]]]])
    #expect(
      found == [
        .init(
          .image, "Deployment odoo .spec.template.spec.containers.odoo.image", expected: "odoo:18.0-1",
          found: "odoo:18.0-2")
      ])
  }

  @Test("an object, a field or an element of a list that is gone is a difference")
  func missing() {
    let gone = ObjectComparison(wanted: deployment(["replicas": 1]), there: nil).differences
    #expect(gone == [.init(.objectMissing, "Deployment odoo", expected: "there", found: "missing")])
    #expect(differences(["replicas": 1], [:]).map(\.found) == ["nothing"])
    let subject = "Deployment odoo .spec.containers.odoo"
    #expect(differences(["containers": [Self.container]], ["containers": []]).map(\.subject) == [subject])
  }

  @Test("a list without names is one value: what was added to it is a difference")
  func plainLists() {
    #expect(differences(["command": ["a", "b"]], ["command": ["a", "b"]]) == [])
    #expect(differences(["command": ["a"]], ["command": ["a", "b"]]).map(\.found) == ["a, b"])
    #expect(differences(["rules": [["host": "a"]]], ["rules": [["host": "a", "x": 1]]]) == [])
    #expect(
      differences(["rules": [["host": "a"]]], ["rules": [["host": "b"]]]).map(\.subject) == [
        "Deployment odoo .spec.rules.0.host"
      ])
  }

  @Test("a client is compared field by field, lists without their order")
  func client() {
    let wanted: JSONValue = [
      "clientId": "odoo-acme", "enabled": true, "redirectUris": ["https://a", "https://b"],
      "attributes": ["tenantry.owner": "tenantry:ACME"],
    ]
    let same = wanted.merging([
      "id": "1", "redirectUris": ["https://b", "https://a"], "attributes": ["tenantry.operation": "X"],
      "surrogateAuthRequired": false,
    ])
    #expect(ClientComparison.differences(wanted: wanted, there: same) == [])
    let changed = same.merging([
      "enabled": false, "redirectUris": ["https://a", "https://b", "https://evil"],
    ])
    #expect(
      ClientComparison.differences(wanted: wanted, there: changed) == [
        .init(.clientChanged, "enabled", expected: "yes", found: "no"),
        .init(
          .clientChanged, "redirectUris", expected: "https://a, https://b",
          found: "https://a, https://b, https://evil"),
      ])
    #expect(ClientComparison.differences(wanted: wanted, there: nil).map(\.kind) == [.clientMissing])
  }

  @Test("a module that is missing or half done is a difference, one that is there besides is not")
  func modules() throws {
    let recorded = try ["crm", "sale", "stock"].map {
      TenantModuleState(
        moduleName: try ModuleName($0), source: .core, state: $0 == "stock" ? .pending : .installed,
        lastOperationId: nil)
    }
    let there = [
      OdooModule(name: "crm", state: .installed, version: nil),
      OdooModule(name: "glue", state: .installed, version: nil),
      OdooModule(name: "web", state: .toUpgrade, version: nil),
    ]
    #expect(
      ModuleComparison.differences(recorded: recorded, there: there) == [
        .init(.moduleMissing, "sale", expected: "installed", found: "not installed"),
        .init(.moduleUnfinished, "web", expected: "installed", found: "to upgrade"),
      ])
  }

  @Test("a record that says something else than the file in Git is a difference")
  func record() throws {
    let tenant = try Tenant.fixture()
    let file: JSONValue = ["image": "odoo:18.0-other", "plan_id": .string(tenant.planId)]
    #expect(
      RecordComparison.differences(file, record: tenant) == [
        .init(
          .recordDiffers, "tenant.yaml image", expected: tenant.image.rawValue, found: "odoo:18.0-other")
      ])
  }
}
