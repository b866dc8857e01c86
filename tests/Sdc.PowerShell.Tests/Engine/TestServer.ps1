# A server on one port of this machine, in a runspace of its own. -Answer gets each request's path and body and gives JSON; without it, the server is Syncro,
# ScreenConnect's report and a language model, as small as can be. Asked holds the bodies that came, Keys the keys.
function Start-TestServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([string] $Answer = {
            $ticket = '{"id":9001,"number":9001,"subject":"Backup of the file server","created_at":"2026-10-06T09:00:00-04:00","updated_at":"2026-10-06T10:00:00-04:00","customer_id":101,"customer_business_then_name":"Harbor Dental Group","status":"Resolved","comments":[]}'
            $said = '{\"title\":\"A title\",\"summary\":\"A summary.\",\"invoice_line\":\"Work.\",\"category\":\"Other\",\"detailed_overview\":\"More.\"}'
            switch -Wildcard ($args[0]) {
                '*/customers' { '{"customers":[{"id":101,"business_name":"Harbor Dental Group"},{"id":103,"business_name":"The Granite Legal Group"}],"meta":{"total_pages":1}}'; break }
                '*/contacts' { '{"contacts":[{"id":9,"name":"Kim Poe","customer_id":101}],"meta":{"total_pages":1}}'; break }
                '*/comments' { '{"comments":[],"meta":{"total_pages":1}}'; break }
                '*/tickets/*' { '{"ticket":' + $ticket + '}'; break }
                '*/tickets' { '{"tickets":[' + $ticket + '],"meta":{"total_pages":1}}'; break }
                '*/ticket_timers' { '{"ticket_timers":[],"meta":{"total_pages":1}}'; break }
                '*/GetReport' {
                    '{"FieldNames":["ConnectionID","SessionID","ProcessType","SessionSessionType","SessionName","ParticipantName","ConnectedTime","DisconnectedTime","DurationSeconds","ClientType","NetworkAddress","SessionCustomProperty1"],' +
                    '"Items":[["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002","Host","Access","DESK-1","Dana","2026-10-06T13:00:00Z","2026-10-06T13:20:00Z",1200,"WindowsClient","192.0.2.1","Harbor Dental Group"]]}'
                    break
                }
                '*/chat/completions' { '{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"' + $said + '"}}],"usage":{"prompt_tokens":10,"completion_tokens":10,"total_tokens":20}}'; break }
                '*/models' { '{"object":"list","data":[{"id":"m","object":"model"}]}'; break }
                default { '{}' }
            }
        })
    $listener = $null
    while (-not $listener) {
        $port = Get-Random -Minimum 20000 -Maximum 60000
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        try { $listener.Start() } catch { $listener = $null }
    }
    $asked = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $keys = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $engine = [powershell]::Create().AddScript({
            param($listener, $answer, $asked, $keys)
            $answer = [scriptblock]::Create($answer)
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $body = [System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                $keys.Enqueue("$($context.Request.Headers['Authorization'])$($context.Request.Headers['CTRLAuthHeader'])")
                $asked.Enqueue($body)
                $bytes = [System.Text.Encoding]::UTF8.GetBytes((& $answer $context.Request.Url.AbsolutePath $body))
                $context.Response.ContentType = 'application/json'
                $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                $context.Response.Close()
            }
        }).AddArgument($listener).AddArgument($Answer).AddArgument($asked).AddArgument($keys)
    $null = $engine.BeginInvoke()
    [pscustomobject]@{ Address = "http://127.0.0.1:$port"; Listener = $listener; Engine = $engine; Asked = $asked; Keys = $keys }
}

function Stop-TestServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param($Server)
    $Server.Listener.Close()
    $Server.Engine.Dispose()
}

# A configuration whose servers and model are these.
function Get-TestServerConfiguration($Server) {
    ConvertTo-Json -Depth 5 @{
        processing_defaults    = @{ time_zone = 'America/New_York' }
        syncro_api             = @{ base_url = "$($Server.Address)/api/v1" }
        screenconnect_ingestor = @{ api_config = @{ base_url = $Server.Address; extension_id = '2d558935-686a-4bd0-9991-07539f5fe749' } }
        llm_config             = @{ active_provider = 'test'; test = @{ base_url = "$($Server.Address)/v1"; models = @{ general = 'm' }; prices = @{ input = 1; output = 1 } } }
        network                = @{ retries = 0 }
    }
}
