extension GrayImage {
  /// The brightness at a place between pixels, blended linearly from the four around it; nil outside the picture.
  func brightness(at place: Vector) -> Double? {
    guard place.x >= 0, place.y >= 0, place.x <= Double(width), place.y <= Double(height) else { return nil }
    let (x, y) = (max(place.x - 0.5, 0), max(place.y - 0.5, 0))
    let (left, top) = (min(Int(x), width - 1), min(Int(y), height - 1))
    let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
    let (across, down) = (min(x - Double(left), 1), min(y - Double(top), 1))
    let upper = Double(pixels[top * width + left]) * (1 - across) + Double(pixels[top * width + right]) * across
    let lower = Double(pixels[bottom * width + left]) * (1 - across) + Double(pixels[bottom * width + right]) * across
    return upper * (1 - down) + lower * down
  }

  /// The places on a straight line at which the brightness passes a threshold, in pixels from its start.
  ///
  /// - Returns: The brightness at the start, or nil where the line begins outside the picture; the line ends where the
  ///   picture does. Each crossing says whether it is dark behind it.
  func crossings(
    from start: Vector, to end: Vector, threshold: Double
  ) -> (startsDark: Bool, places: [(distance: Double, isDarkBehind: Bool)])? {
    let (line, step) = (end - start, 0.25)
    let (length, direction) = (line.length, line.unit)
    guard length < 100_000, var before = brightness(at: start) else { return nil }
    let startsDark = before < threshold
    var places: [(distance: Double, isDarkBehind: Bool)] = []
    var distance = step
    while distance <= length, let here = brightness(at: start + direction * distance) {
      if (before < threshold) != (here < threshold) {
        let part = here == before ? 0.5 : (threshold - before) / (here - before)
        places.append((distance - step + step * part, here < threshold))
      }
      before = here
      distance += step
    }
    return (startsDark, places)
  }
}
