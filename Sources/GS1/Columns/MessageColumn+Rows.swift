extension MessageColumn {
  /// What a row holds.
  package enum Row {
    case null
    /// The offsets of the row are no place among the bytes; nothing was read.
    case badOffsets
    /// A message, read by the rules of the standard in the form that was recognised; the view lasts as long as the call.
    case message(MessageView)
  }

  /// What the bytes of a row are, unread.
  package enum RowBytes {
    case null
    case badOffsets
    case bytes(UnsafeBufferPointer<UInt8>)
  }

  /// The bytes of a row below the count.
  package func bytes(ofRow row: Int) -> RowBytes {
    if isNull(row) { return .null }
    return range(of: row).map { .bytes(message($0)) } ?? .badOffsets
  }

  /// Reads every row as `ElementString(reading:)` does and hands it to a function, which must not keep it.
  ///
  /// Values are taken as `read` takes them. Only a message of more than 256 elements or 32 errors allocates.
  @specialized(where Offset == Int32)
  @specialized(where Offset == Int64)
  @_optimize(speed)
  package func forEachRow(
    values: UnsafeMutableBufferPointer<ValueColumn<Offset>> = .init(start: nil, count: 0),
    _ body: (_ row: Int, _ content: Row) -> Void
  ) {
    var elements = [256 of Element](repeating: Element())
    var errors = [32 of GS1Error](repeating: GS1Error(.emptyMessage, at: 0, length: 0))
    for index in values.indices { values[index].begin(count) }
    var elementSpan = elements.mutableSpan
    var errorSpan = errors.mutableSpan
    elementSpan.withUnsafeMutableBufferPointer { elements in
      errorSpan.withUnsafeMutableBufferPointer { errors in
        var buffer = ElementBuffer(elements: elements, errors: errors)
        for row in 0..<count { visit(row, &buffer, elements, errors, values, body) }
      }
    }
  }

  @inline(__always)
  private func visit(
    _ row: Int, _ buffer: inout ElementBuffer, _ elements: UnsafeMutableBufferPointer<Element>,
    _ errors: UnsafeMutableBufferPointer<GS1Error>, _ values: UnsafeMutableBufferPointer<ValueColumn<Offset>>,
    _ body: (Int, Row) -> Void
  ) {
    let isNull = isNull(row)
    guard !isNull, let place = range(of: row) else {
      if values.count > 0 { appendNull(row, to: values) }
      return body(row, isNull ? .null : .badOffsets)
    }
    buffer.removeAll()
    let message = message(place)
    var symbologyIdentifier: SymbologyIdentifier?
    if ElementString.isBracketedLine(message) {
      ElementString.readByStandard(bracketed: message.span, into: &buffer)
    } else {
      symbologyIdentifier = ElementString.recognise(message.span, into: &buffer).symbologyIdentifier
    }
    guard buffer.elementCount <= elements.count, buffer.errorCount <= errors.count else {
      return visitLong(row, place, values, body)
    }
    let found = UnsafeBufferPointer(start: elements.baseAddress, count: buffer.elementCount)
    if values.count > 0 { append(found, of: place, row: row, to: values) }
    let wrong = UnsafeBufferPointer(start: errors.baseAddress, count: buffer.errorCount)
    body(row, .message(MessageView(message, found, wrong, symbologyIdentifier)))
  }

  /// Reads a message that has more elements or errors than there is room for on the stack.
  @inline(never)
  private func visitLong(
    _ row: Int, _ place: Range<Int>, _ values: UnsafeMutableBufferPointer<ValueColumn<Offset>>,
    _ body: (Int, Row) -> Void
  ) {
    ElementString(reading: Array(message(place))).withView { view in
      append(view.elements, of: place, row: row, to: values)
      body(row, .message(view))
    }
  }
}
