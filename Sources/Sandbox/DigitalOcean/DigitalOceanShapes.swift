import Foundation
import HTTPTransport

/// What DigitalOcean's documents look like, with every member that its description requires.
enum DigitalOceanShapes {
  private static let born = JSONValue.string("2026-01-12T08:00:00Z")
  private static let regionNames = [("fra1", "Frankfurt 1"), ("nyc3", "New York 3"), ("sgp1", "Singapore 1")]
  private static let slugs = regionNames.map { JSONValue.string($0.0) }

  static let account: JSONValue = [
    "account": [
      "droplet_limit": 50, "floating_ip_limit": 10, "email": "platform@example.com", "name": "Platform",
      "uuid": .string(StableHash.uuid("account")), "email_verified": true, "status": "active",
      "status_message": "",
      "team": ["uuid": .string(StableHash.uuid("team")), "name": "Platform team"],
    ]
  ]

  static let sizes: [JSONValue] = [
    ("s-2vcpu-4gb", 2, 4, 24.0), ("s-4vcpu-8gb", 4, 8, 48.0), ("s-8vcpu-16gb", 8, 16, 96.0),
    ("s-8vcpu-32gb", 8, 32, 192.0),
  ].map { slug, processors, gibibytes, price in
    [
      "slug": .string(slug), "memory": .int(gibibytes * 1_024), "vcpus": .int(processors),
      "disk": .int(gibibytes * 10), "transfer": 5, "price_monthly": .double(price),
      "price_hourly": .double(price / 672), "regions": .array(slugs), "available": true,
      "description": "Basic",
    ]
  }

  static let regions: [JSONValue] = regionNames.map { slug, name in
    [
      "slug": .string(slug), "name": .string(name), "available": .bool(slug != "nyc3"),
      "features": ["backups", "ipv6", "metadata", "storage"],
      "sizes": .array(sizes.compactMap { $0["slug"] }),
    ]
  }

  static func cluster(_ name: String, region: String, size: String, nodes: [String]) -> JSONValue {
    let id = StableHash.uuid("cluster " + name)
    return [
      "id": .string(id), "name": .string(name), "region": .string(region), "version": "1.36.1-do.0",
      "cluster_subnet": "10.244.0.0/16", "service_subnet": "10.245.0.0/16",
      "vpc_uuid": .string(StableHash.uuid("vpc " + region)), "ipv4": "203.0.113.10",
      "endpoint": .string("https://\(id).k8s.ondigitalocean.sandbox"), "tags": ["k8s"],
      "node_pools": [pool(name, size: size, nodes: nodes)], "auto_upgrade": false, "surge_upgrade": true,
      "ha": .bool(nodes.count > 1), "registry_enabled": false, "status": ["state": "running"],
      "created_at": born, "updated_at": born,
      "maintenance_policy": ["start_time": "03:00", "duration": "4h0m0s", "day": "sunday"],
    ]
  }

  private static func pool(_ cluster: String, size: String, nodes: [String]) -> JSONValue {
    [
      "id": .string(StableHash.uuid("pool " + cluster)), "name": .string("\(cluster)-pool"),
      "size": .string(size),
      "count": .int(nodes.count), "tags": ["k8s"], "labels": [:], "taints": [], "auto_scale": false,
      "min_nodes": 0, "max_nodes": 0,
      "nodes": .array(
        nodes.map { name in
          [
            "id": .string(StableHash.uuid("node " + name)), "name": .string(name),
            "status": ["state": "running"],
            "droplet_id": .string(String(SandboxKubernetes.droplet(ofNode: name))), "created_at": born,
            "updated_at": born,
          ]
        }),
    ]
  }

  static func droplet(_ name: String, region: String, size: String) -> JSONValue {
    let shape = sizes.first { $0["slug"]?.stringValue == size } ?? [:]
    let place = regions.first { $0["slug"]?.stringValue == region } ?? [:]
    return [
      "id": .int(SandboxKubernetes.droplet(ofNode: name)), "name": .string(name),
      "memory": shape["memory"] ?? 0, "vcpus": shape["vcpus"] ?? 0, "disk": shape["disk"] ?? 0,
      "locked": false,
      "status": "active", "created_at": born, "features": ["monitoring", "private_networking"],
      "backup_ids": [],
      "next_backup_window": .null, "snapshot_ids": [], "volume_ids": [], "size": shape,
      "size_slug": .string(size), "region": place, "tags": ["k8s"],
      "image": [
        "id": 190_000_001, "name": "k8s-1.36.1", "type": "base", "distribution": "Debian", "public": false,
        "regions": .array(slugs), "created_at": born, "min_disk_size": 40, "size_gigabytes": 5,
      ],
      "networks": [
        "v4": [
          [
            "ip_address": "10.104.0.10", "netmask": "255.255.240.0", "gateway": "10.104.0.1",
            "type": "private",
          ]
        ], "v6": [],
      ],
    ]
  }
}
