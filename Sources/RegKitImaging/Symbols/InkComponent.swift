/// Black pixels that touch each other, at corners too: the upright rectangle around them and how many they are.
struct InkComponent {
  var box: Box
  var area: Int

  /// Finds every component of a black and white picture, row by row (Rosenfeld and Pfaltz, 1966, over runs).
  ///
  /// Nil where there are more than `limit` of them, which no picture of a label has: noise.
  static func all(in image: borrowing GrayImage, limit: Int = 1 << 20) -> [InkComponent]? {
    let (width, height) = (image.width, image.height)
    var found = Forest()
    var above: [Run] = []
    var current: [Run] = []
    let isWithinLimit = image.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<height {
        current.removeAll(keepingCapacity: true)
        let start = row &* width
        var candidate = 0
        var column = 0
        while column < width {
          guard pixels[start &+ column] == 0 else {
            column &+= 1
            continue
          }
          let first = column
          while column < width, pixels[start &+ column] == 0 { column &+= 1 }
          var label = -1
          // Runs above that end before this one's left neighbour can touch nothing further right either.
          while candidate < above.count, above[candidate].last &+ 1 < first { candidate &+= 1 }
          var other = candidate
          while other < above.count, above[other].first <= column {
            label = label < 0 ? found.root(of: above[other].label) : found.join(label, above[other].label)
            other &+= 1
          }
          if label < 0 {
            label = found.add()
            if found.count > limit { return false }
          }
          found.extend(label, row: row, first: first, last: column &- 1)
          current.append(Run(first: first, last: column &- 1, label: label))
        }
        swap(&above, &current)
      }
      return true
    }
    return isWithinLimit ? found.components : nil
  }

  /// Black pixels side by side in one row.
  private struct Run {
    var first: Int
    var last: Int
    var label: Int
  }

  /// Components that may turn out to be one, each known by the label of its root.
  private struct Forest {
    private var parents: [Int] = []
    private var members: [InkComponent] = []

    var count: Int { parents.count }

    mutating func add() -> Int {
      parents.append(parents.count)
      members.append(InkComponent(box: Box(left: Int.max, top: Int.max, right: -1, bottom: -1), area: 0))
      return parents.count - 1
    }

    mutating func root(of label: Int) -> Int {
      var label = label
      while parents[label] != label {
        parents[label] = parents[parents[label]]
        label = parents[label]
      }
      return label
    }

    /// Makes two components one and gives its label.
    mutating func join(_ one: Int, _ two: Int) -> Int {
      let (one, two) = (root(of: one), root(of: two))
      guard one != two else { return one }
      let (kept, given) = (min(one, two), max(one, two))
      parents[given] = kept
      members[kept].area += members[given].area
      members[kept].box.formUnion(members[given].box)
      members[given].area = 0
      return kept
    }

    mutating func extend(_ label: Int, row: Int, first: Int, last: Int) {
      let label = root(of: label)
      members[label].area += last - first + 1
      members[label].box.formUnion(Box(left: first, top: row, right: last, bottom: row))
    }

    var components: [InkComponent] { members.filter { $0.area > 0 } }
  }
}
