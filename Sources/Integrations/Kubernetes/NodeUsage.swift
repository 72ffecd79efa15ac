/// What a node, or the pods of a namespace, use now.
package struct NodeUsage: Equatable, Sendable {
  package var cpuMillicores: Int
  package var memoryMib: Int

  package init(cpuMillicores: Int, memoryMib: Int) {
    self.cpuMillicores = cpuMillicores
    self.memoryMib = memoryMib
  }

  mutating func add(cpuMillicores: Int, memoryMib: Int) {
    self.cpuMillicores += cpuMillicores
    self.memoryMib += memoryMib
  }
}
