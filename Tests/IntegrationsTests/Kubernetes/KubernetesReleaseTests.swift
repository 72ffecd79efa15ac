import Integrations
import Testing

@Suite("Kubernetes releases")
struct KubernetesReleaseTests {
  @Test(
    "a release is read of what an API server says of itself",
    arguments: [
      ("v1.36.1", "1.36"), ("v1.27.3-gke.100", "1.27"), ("v1.30.0+k3s1", "1.30"), ("1.20", "1.20"),
      ("v1.21+", "1.21"),
    ])
  func reading(version: String, release: String) {
    #expect(KubernetesRelease(version)?.description == release)
  }

  @Test("what is no release is none", arguments: ["", "unknown", "v1", "v.1", "vx.y"])
  func nonsense(version: String) {
    #expect(KubernetesRelease(version) == nil)
  }

  @Test("releases compare by their numbers, not by their letters")
  func order() throws {
    let (old, new) = (try #require(KubernetesRelease("v1.9.0")), try #require(KubernetesRelease("v1.36.1")))
    #expect(old < .oldest && .oldest < new && !(new < old))
  }
}
