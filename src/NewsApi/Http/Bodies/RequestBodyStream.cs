using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Bodies;

/// <summary>
/// The body of a request. If the transport throws during a read, the cause is the client or its network, so the exception becomes
/// an <see cref="UnreadableBodyException"/>.
/// </summary>
internal sealed class RequestBodyStream(Stream transport, PipeReader pipe) : Stream
{
    /// <summary>The error because of which the body could not be read; null if no error has occurred.</summary>
    public UnreadableBodyException? Fault { get; private set; }

    /// <summary>Whether the body was read to its end.</summary>
    public bool IsRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Reads from the transport's own pipe, for a route with many small requests. A body is read by this method or as a stream, not both.
    /// </summary>
    /// <exception cref="UnreadableBodyException">The client disconnected, or the body is not valid HTTP.</exception>
    public async ValueTask<ReadResult> ReadPipeAsync(CancellationToken ct)
    {
        try
        {
            var result = await pipe.ReadAsync(ct);
            IsRead |= result.IsCompleted;
            return result;
        }
        catch (Exception e) when (IsOfTransport(e))
        {
            throw Fault = new UnreadableBodyException(e);
        }
    }

    /// <summary>Marks how far the result of <see cref="ReadPipeAsync"/> was consumed and examined.</summary>
    public void AdvancePipe(SequencePosition consumed, SequencePosition examined) => pipe.AdvanceTo(consumed, examined);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await transport.ReadAsync(buffer, cancellationToken);
            IsRead |= count == 0 && buffer.Length > 0;
            return count;
        }
        catch (Exception e) when (IsOfTransport(e))
        {
            throw Fault = new UnreadableBodyException(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // A body that is too large is no transport failure. It has its own problem.
    private static bool IsOfTransport(Exception e) => e switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => false,
        ConnectionAbortedException => true,
        // If the connection is lost, either the read fails, or the request is cancelled first.
        OperationCanceledException => true,
        _ => e is IOException or InvalidDataException,
    };
}
