package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/// Whether whoever asked is still there. Writing tells only when bytes go out, and late: the system
/// takes them, and the reset that answers them comes after. A connection that was closed ends what
/// can be read of it at once.
///
/// Reading on swallows what a client may send behind its request, so the answer must say that its
/// connection ends with it (`Connection: close`); one that closes only its own direction is taken
/// to have gone, as other servers do.
final class Connected {
  private static final int SWALLOWED_BYTES = 1024;

  private final EndPoint endPoint;
  private final ByteBuffer swallowed = BufferUtil.allocate(SWALLOWED_BYTES);

  private Connected(EndPoint endPoint) {
    this.endPoint = endPoint;
  }

  /// The connection of a request whose body has been read or that has none.
  static Connected of(Context context) {
    return new Connected(
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint());
  }

  /// @throws IOException if the other side has closed it
  void require() throws IOException {
    BufferUtil.clear(swallowed);
    if (!endPoint.isOpen() || endPoint.isInputShutdown() || endPoint.fill(swallowed) < 0) {
      throw new EOFException("The other side has closed the connection.");
    }
  }
}
