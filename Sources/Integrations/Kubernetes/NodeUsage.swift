/// What a node uses now.
package struct NodeUsage: Equatable, Sendable {
  package var cpuMillicores: Int
  package var memoryMib: Int

  package init(cpuMillicores: Int, memoryMib: Int) {
    self.cpuMillicores = cpuMillicores
    self.memoryMib = memoryMib
  }
}
