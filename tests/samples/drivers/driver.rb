# Runs samples one after the other, each in a process: address, then number and file of each.
require "net/http"

address, *pairs = ARGV
failed = false
pairs.each_slice(2) do |number, path|
  Net::HTTP.get(URI("http://#{address}/__case/#{number}"))
  pid = fork do
    $stdout.reopen(File::NULL)
    load path
  end
  Process.wait(pid)
  next if $?.success?

  failed = true
  puts "#{number}\texit #{$?.exitstatus}"
end
exit(!failed)
