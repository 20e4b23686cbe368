alert('mine')
