# syntax=docker/dockerfile:1
# Framework-dependent: the program is 14 MB over a base layer that other .NET images share and that is patched without us.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
# true: starts about 0.2 s sooner for 11 MB more.
ARG READY_TO_RUN=false
WORKDIR /source
# What decides the packages comes first, so that a change of code does not restore again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/NewsApi/NewsApi.csproj src/NewsApi/
RUN dotnet restore src/NewsApi/NewsApi.csproj -a $TARGETARCH -p:PublishReadyToRun=$READY_TO_RUN
COPY .editorconfig ./
COPY src/docs/reader-data.md src/docs/
COPY src/NewsApi/ src/NewsApi/
COPY src/NewsReader/ src/NewsReader/
RUN dotnet publish src/NewsApi/NewsApi.csproj -c Release -a $TARGETARCH --no-restore --self-contained false \
        -p:PublishReadyToRun=$READY_TO_RUN -o /app \
    && mkdir /empty

# No shell, no package manager; "extra" brings ICU, without which SqlClient does not work, and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
# A new volume takes over this folder's owner.
COPY --from=build --chown=$APP_UID:$APP_UID /empty /data
# The root file system may be read-only: SQLite's spill files go to the one place that is writable, and the runtime opens
# no diagnostics socket.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    NewsApi__Data__Folder=/data \
    TMPDIR=/data
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 CMD ["/app/NewsApi", "health"]
ENTRYPOINT ["/app/NewsApi"]
